ALTER TABLE `lead` ADD `client_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `lead_client_id` ON `lead` (`tenant_id`,`conversation_id`,`client_id`);