ALTER TABLE `lead` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `answers_sealed` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `consent_version` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `consent_at` integer;--> statement-breakpoint
ALTER TABLE `lead` ADD `contact_id` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `contact_match` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `lead` ADD `notify` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `rules` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `lead_email` ON `lead` (`tenant_id`,`email_index`);