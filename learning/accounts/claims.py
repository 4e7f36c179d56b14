"""Claim codes: eight signs on paper that open an account without a name on another device."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.codes import ALPHABET, has_right_check, is_code, normalize, with_check
from learning.errors import Invalid
from learning.i18n import N_
from learning.keys import Keys

LENGTH = 8


def claim_code(account_key: str, keys: Keys, kept: bytes | None = None) -> str:
    """The code of an account, made from its random key and the instance's secret: it is shown again but never kept.

    `kept` is the hash of an account that may be older than the present secret: its code stays the one it was made with.
    """
    codes = [_code(digest) for digest in keys.digests("claim", account_key)]
    return next((code for code in codes if kept in keys.digests("claim-hash", code)), codes[0])


def _code(digest: bytes) -> str:
    number = int.from_bytes(digest)
    signs = []
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return with_check("".join(signs))


def claim_hash(account_key: str, keys: Keys) -> bytes:
    """What is kept of the code, to find the account by it."""
    return keys.digest("claim-hash", claim_code(account_key, keys))


def find_claimed(session: Session, typed: str, keys: Keys) -> Account | None:
    """The account a code belongs to.

    Raises:
        Invalid: what was typed cannot be a code; the message says what is wrong with it.
    """
    code = normalize(typed)
    if not is_code(code, LENGTH):
        raise Invalid(N_("The code has 8 letters and figures, such as 7KQF-M3XA."), field="code")
    if not has_right_check(code):
        raise Invalid(N_("One letter or figure of the code is not right. Look at it once more."), field="code")
    hashes = keys.digests("claim-hash", code)
    return session.scalar(select(Account).where(Account.claim_hash.in_(hashes), Account.is_active))
