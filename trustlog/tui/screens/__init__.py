"""The screens, a package a subject."""
