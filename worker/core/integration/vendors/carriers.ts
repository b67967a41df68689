/** Parcels: DHL (Shipment Tracking, Unified), UPS (Tracking v1), FedEx (Track v1). A number is asked for by whoever has it, as on their own pages. */
import { parcel, read } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

/** Carriers allow few calls a day, and a parcel moves slowly. */
const endpoint = {
  ...read,
  name: 'track_shipment',
  description: 'Where a shipment is, by its tracking number.',
  power: 'anonymous',
  category: 'logistics',
  cacheSeconds: 300,
  properties: { tracking_number: parcel },
  required: ['tracking_number'],
  intents: ['ORDER_TRACKING'],
} as const;

const named = { ...endpoint, required: [...endpoint.required], intents: [...endpoint.intents] };

export const dhl: IntegrationKind = {
  title: 'Carrier (DHL tracking)',
  baseUrl: 'https://api-eu.dhl.com',
  auth: { kind: 'api-key', in: 'header', name: 'DHL-API-Key' },
  testPath: '/track/shipments?trackingNumber=00340434161094042557',
  // No such parcel; without a key it is 401.
  proves: [404],
  endpoints: [
    {
      ...named,
      path: '/track/shipments',
      query: { trackingNumber: '{tracking_number}', language: 'en' },
      root: '/shipments',
      pick: {
        tracking_number: '/id',
        status: '/status/statusCode',
        description: '/status/description',
        at: '/status/timestamp',
        place: '/status/location/address/addressLocality',
        expected: '/estimatedTimeOfDelivery',
      },
    },
  ],
};

export const ups: IntegrationKind = {
  title: 'Carrier (UPS tracking)',
  baseUrl: 'https://onlinetools.ups.com',
  auth: {
    kind: 'oauth2',
    tokenUrl: 'https://onlinetools.ups.com/security/v1/oauth/token',
    clientId: 'client-id',
    scope: '',
    style: 'basic',
    header: '',
  },
  headers: { transId: 'parley', transactionSrc: 'parley' },
  testPath: '/api/track/v1/details/1Z12345E0205271688',
  proves: [404],
  endpoints: [
    {
      ...named,
      path: '/api/track/v1/details/{tracking_number}',
      query: { locale: 'en_US' },
      // A number that is not known is a warning in a good answer.
      fault: '/trackResponse/shipment/0/warnings',
      root: '/trackResponse/shipment/0/package/0',
      pick: {
        tracking_number: '/trackingNumber',
        status: '/currentStatus/description',
        description: '/activity/0/status/description',
        on: '/activity/0/date',
        place: '/activity/0/location/address/city',
        expected_on: '/deliveryDate/0/date',
      },
    },
  ],
};

export const fedex: IntegrationKind = {
  title: 'Carrier (FedEx tracking)',
  baseUrl: 'https://apis.fedex.com',
  auth: {
    kind: 'oauth2',
    tokenUrl: 'https://apis.fedex.com/oauth/token',
    clientId: 'api-key',
    scope: '',
    style: 'body',
    header: '',
  },
  testPath: '/track/v1/trackingnumbers',
  // There is nothing to read without a number; that a token was given is the test.
  proves: [400, 404, 405, 422],
  endpoints: [
    {
      ...named,
      method: 'POST',
      path: '/track/v1/trackingnumbers',
      body: {
        includeDetailedScans: false,
        trackingInfo: [{ trackingNumberInfo: { trackingNumber: '{tracking_number}' } }],
      },
      fault: '/output/completeTrackResults/0/trackResults/0/error',
      root: '/output/completeTrackResults/0/trackResults/0',
      pick: {
        tracking_number: '/trackingNumberInfo/trackingNumber',
        status: '/latestStatusDetail/code',
        description: '/latestStatusDetail/description',
        place: '/latestStatusDetail/scanLocation/city',
        expected: '/estimatedDeliveryTimeWindow/window/ends',
      },
    },
  ],
};
