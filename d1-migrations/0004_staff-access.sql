CREATE TABLE `api_key` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`ending` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash_unique` ON `api_key` (`hash`);--> statement-breakpoint
CREATE TABLE `failure` (
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`code` text NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`example` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `kind`, `source`, `code`)
);
--> statement-breakpoint
CREATE INDEX `failure_last` ON `failure` (`tenant_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`hash` text NOT NULL,
	`email_sealed` text NOT NULL,
	`email_index` text NOT NULL,
	`role` text NOT NULL,
	`grants` text DEFAULT '[]' NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_hash_unique` ON `invitation` (`hash`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`tenant_id` text NOT NULL,
	`member_id` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`tenant_id`, `member_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `reset_link` (
	`tenant_id` text NOT NULL,
	`member_id` text NOT NULL,
	`hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `member_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reset_link_hash_unique` ON `reset_link` (`hash`);--> statement-breakpoint
ALTER TABLE `member` ADD `email_lookup` text;--> statement-breakpoint
ALTER TABLE `member` ADD `grants` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `member` ADD `is_platform_owner` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `member` ADD `password_changed_at` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `totp_pending_sealed` text;--> statement-breakpoint
ALTER TABLE `member` ADD `totp_last_step` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `member` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `member_email_lookup` ON `member` (`email_lookup`);--> statement-breakpoint
ALTER TABLE `staff_session` ADD `authenticated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `staff_session` ADD `stage` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff_session` ADD `address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff_session` ADD `user_agent` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `staff_session_member` ON `staff_session` (`member_id`);