CREATE TABLE `article` (
	`rowid` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`slug` text NOT NULL,
	`locale` text NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`questions` text NOT NULL,
	`body` text NOT NULL,
	`url` text,
	`enabled` integer NOT NULL,
	`entry` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_id_unique` ON `article` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `article_slug` ON `article` (`tenant_id`,`slug`,`locale`);--> statement-breakpoint
CREATE TABLE `canned_response` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`shortcut` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`locale` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `canned_response_shortcut` ON `canned_response` (`tenant_id`,`shortcut`,`locale`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`contact_key` text,
	`status` text NOT NULL,
	`floor` text NOT NULL,
	`locale` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`message_count` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `conversation_last` ON `conversation` (`tenant_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `definition` (
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `kind`, `name`)
);
--> statement-breakpoint
CREATE TABLE `feedback` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`message_id` text,
	`value` text NOT NULL,
	`comment` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `conversation_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `knowledge_statistics` (
	`tenant_id` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `locale`)
);
--> statement-breakpoint
CREATE TABLE `lead` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`status` text NOT NULL,
	`name_sealed` text,
	`email_sealed` text,
	`phone_sealed` text,
	`company_sealed` text,
	`note_sealed` text,
	`email_index` text,
	`consent` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `lead_created` ON `lead` (`tenant_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`role` text NOT NULL,
	`email_sealed` text NOT NULL,
	`email_index` text NOT NULL,
	`name_sealed` text NOT NULL,
	`password_hash` text,
	`totp_sealed` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_email` ON `member` (`tenant_id`,`email_index`);--> statement-breakpoint
CREATE TABLE `message` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `conversation_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `prompt_version` (
	`tenant_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `sign_in_link` (
	`hash` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `staff_session` (
	`hash` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tenant` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`plan` text NOT NULL,
	`status` text NOT NULL,
	`site_key` text NOT NULL,
	`origins` text NOT NULL,
	`branding` text NOT NULL,
	`greeting` text NOT NULL,
	`suggestions` text NOT NULL,
	`settings` text NOT NULL,
	`prompt` text NOT NULL,
	`prompt_version` integer NOT NULL,
	`knowledge_version` integer NOT NULL,
	`wrapped_key` text NOT NULL,
	`identity_secret_sealed` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenant_slug_unique` ON `tenant` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `tenant_site_key_unique` ON `tenant` (`site_key`);--> statement-breakpoint
CREATE TABLE `turn` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`question_seq` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`prompt_version` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`cost_usd` real NOT NULL,
	`latency_ms` integer NOT NULL,
	`confidence` real NOT NULL,
	PRIMARY KEY(`tenant_id`, `conversation_id`, `seq`)
);
