"""Microsoft's own eye: what its Open XML SDK says of the workbooks that we build and change."""
