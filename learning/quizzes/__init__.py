"""Questions of several lessons together: the quiz at the end of a module, a sheet to practise once more."""
