"""Agreements, section by section: what each section is for, where it stands, and how versions differ. Pure.

Names and order of the sections are our reading.
"""
