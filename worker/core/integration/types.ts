/**
 * What can be connected: the first values of the form, the harmless read of the connection test, and endpoints that become tools.
 * Paths and fields are those of the vendors' public API references. Pure; used by core/integration/connection and routes/integrations.
 */
import type { IntegrationKind } from '#core/integration/kind';
import { dhl, fedex, ups } from '#core/integration/vendors/carriers';
import { hubspot } from '#core/integration/vendors/hubspot';
import { database, rest } from '#core/integration/vendors/own';
import { shopify } from '#core/integration/vendors/shopify';
import { stripe } from '#core/integration/vendors/stripe';
import { woocommerce } from '#core/integration/vendors/woocommerce';
import type { IntegrationType } from '#protocol/integration';

export const integrationTypes: Record<IntegrationType, IntegrationKind> = {
  shopify,
  woocommerce,
  stripe,
  rest,
  database,
  crm: hubspot,
  carrier: dhl,
  ups,
  fedex,
};
