-- Full-text candidates of the articles. Holds our own terms only (core/retrieval/search-text); rowid is article.rowid.
CREATE VIRTUAL TABLE article_search USING fts5(scope, terms, content='', contentless_delete=1, tokenize='unicode61');
--> statement-breakpoint
CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
  DELETE FROM article_search WHERE rowid = old.rowid;
END;
