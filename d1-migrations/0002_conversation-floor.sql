ALTER TABLE `conversation` ADD `agent_id` text;--> statement-breakpoint
ALTER TABLE `conversation` ADD `waiting_since` integer;--> statement-breakpoint
ALTER TABLE `conversation` ADD `agent_read_seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_floor` ON `conversation` (`tenant_id`,`floor`,`last_at`);