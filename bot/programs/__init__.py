"""The same answers for other programs: `mcp_server` for assistants, `http_server` over HTTP, both over one `desk`."""
