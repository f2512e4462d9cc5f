"""Where in the site's address space we are served: "" or "/greyline" behind a proxy."""

from __future__ import annotations

from streamlit import config


def base_path() -> str:
    """The path before every address of ours, without a slash at its end; Streamlit prefixes only its own routes."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
