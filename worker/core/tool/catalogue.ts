/**
 * Definitions that all tenants share: a tenant enables one by its name and says where its own system answers. The matching n8n
 * workflows answer the same arguments. Parsed once.
 */
import * as v from 'valibot';
import { ToolDefinition } from '#protocol/tool';
import bookAppointment from './catalogue/book_appointment.json';
import checkInventory from './catalogue/check_inventory.json';
import getOrderStatus from './catalogue/get_order_status.json';
import requestQuote from './catalogue/request_quote.json';

export const catalogue: readonly ToolDefinition[] = [
  bookAppointment,
  checkInventory,
  getOrderStatus,
  requestQuote,
].map((definition) => v.parse(ToolDefinition, definition));

export const sharedDefinition = (name: string): ToolDefinition | null =>
  catalogue.find((definition) => definition.name === name) ?? null;
