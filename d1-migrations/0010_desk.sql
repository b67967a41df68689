CREATE TABLE `contact` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`contact_key` text NOT NULL,
	`name_sealed` text,
	`email_sealed` text,
	`email_index` text,
	`attributes_sealed` text,
	`is_vip` integer NOT NULL,
	`people_only` integer NOT NULL,
	`merged_into` text,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_key` ON `contact` (`tenant_id`,`contact_key`);--> statement-breakpoint
CREATE INDEX `contact_email` ON `contact` (`tenant_id`,`email_index`);--> statement-breakpoint
CREATE INDEX `contact_seen` ON `contact` (`tenant_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `contact_merged` ON `contact` (`tenant_id`,`merged_into`);--> statement-breakpoint
CREATE TABLE `escalation` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`level` text NOT NULL,
	`category` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`accepted_at` integer,
	`ended_at` integer,
	`agent_id` text,
	`resolution` text,
	`callback_due_at` integer,
	`callback_done_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `escalation_status` ON `escalation` (`tenant_id`,`status`,`requested_at`);--> statement-breakpoint
CREATE INDEX `escalation_requested` ON `escalation` (`tenant_id`,`requested_at`);--> statement-breakpoint
CREATE INDEX `escalation_conversation` ON `escalation` (`tenant_id`,`conversation_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`is_default` integer NOT NULL,
	`team_id` text,
	`languages` text NOT NULL,
	`zone` text NOT NULL,
	`hours` text NOT NULL,
	`holidays` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `member_profile` (
	`tenant_id` text NOT NULL,
	`member_id` text NOT NULL,
	`availability` text NOT NULL,
	`skills` text NOT NULL,
	`languages` text NOT NULL,
	`capacity` integer NOT NULL,
	`preferences` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `member_id`)
);
--> statement-breakpoint
CREATE TABLE `notification` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`conversation_id` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`count` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `member_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `notification_at` ON `notification` (`tenant_id`,`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `notification_target` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`member_id` text,
	`name` text NOT NULL,
	`address_sealed` text NOT NULL,
	`address_index` text NOT NULL,
	`kinds` text NOT NULL,
	`failures` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_target_address` ON `notification_target` (`tenant_id`,`member_id`,`address_index`);--> statement-breakpoint
CREATE TABLE `team` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`member_ids` text NOT NULL,
	`skills` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `ticket` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`escalation_id` text,
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`priority` text NOT NULL,
	`assignee_id` text,
	`external_ref` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_number` ON `ticket` (`tenant_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_escalation` ON `ticket` (`tenant_id`,`escalation_id`);--> statement-breakpoint
CREATE INDEX `ticket_updated` ON `ticket` (`tenant_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `ticket_conversation` ON `ticket` (`tenant_id`,`conversation_id`);--> statement-breakpoint
ALTER TABLE `conversation` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `conversation` ADD `team_id` text;--> statement-breakpoint
ALTER TABLE `conversation` ADD `supervisor` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation` ADD `priority` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `conversation` ADD `offered` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation` ADD `level` integer;--> statement-breakpoint
ALTER TABLE `conversation` ADD `sentiment` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation` ADD `intent` text;--> statement-breakpoint
ALTER TABLE `conversation` ADD `language` text;--> statement-breakpoint
ALTER TABLE `conversation` ADD `unanswered_since` integer;--> statement-breakpoint
ALTER TABLE `conversation` ADD `callback_due_at` integer;--> statement-breakpoint
ALTER TABLE `conversation` ADD `people_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_open` ON `conversation` (`tenant_id`,`last_at`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `conversation_agent` ON `conversation` (`tenant_id`,`agent_id`,`last_at`) WHERE agent_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_assignee` ON `conversation` (`tenant_id`,`assignee_id`,`last_at`) WHERE assignee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_snoozed` ON `conversation` (`tenant_id`,`snoozed_until`) WHERE snoozed_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_unanswered` ON `conversation` (`tenant_id`,`unanswered_since`) WHERE unanswered_since IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_contact` ON `conversation` (`tenant_id`,`contact_key`) WHERE contact_key IS NOT NULL;