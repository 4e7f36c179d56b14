"""Photographed and scanned answer sheets → what was marked on them, with a question to a person wherever there is doubt.

A picture takes this way: `files` (bytes → pages) → `straighten` (corner markers → flat page) → `codes` (QR code → which sheet) →
`ink` (how dark each place is) → `boxes` (numbers for each box) → `verdicts` (sure, empty or review) → `readings`; `reader` walks it.
`child` does so in a process of its own, `joining` puts pages together to sheets, `known` says what was printed, `reasons` holds
every sentence. The geometry is that of `learning.paper.sheet`, from which the sheets are printed too.

Importing this package needs no image library; `child.check_installed` says what to install.
"""
