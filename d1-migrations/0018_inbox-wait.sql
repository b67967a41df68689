ALTER TABLE `inbox` ADD `wait_limit_ms` integer;--> statement-breakpoint
ALTER TABLE `inbox` ADD `overflow` text DEFAULT 'team' NOT NULL;