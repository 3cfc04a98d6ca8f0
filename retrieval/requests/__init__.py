"""Messages that ask for no quote but for something to be done: 还有呢, 列出所有文档, 把三门峡那篇发给我.

Read `request` first, the table of what is understood so, then `documents`, which says what documents are meant, then
`outcome`, which says what each request comes to.
"""

from retrieval.requests.documents import requested_documents, search_of
from retrieval.requests.request import Request, RequestKind, request_of

__all__ = ["Request", "RequestKind", "request_of", "requested_documents", "search_of"]
