"""Briefing: packs for print, and a preview of the real pages."""
