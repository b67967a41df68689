/**
 * A database behind PostgREST, HubSpot, an API of one's own and three carriers as their public API references describe them, with figures
 * of our own. What they would refuse is refused here too. Used by tests/contract/vendors.test.ts.
 */
import type { Vendor } from './vendor.ts';

const problem = (status: number, body: unknown) => ({ status, body });
const bearer = 'Bearer sesame';

/** PostgREST 12: filters in the query, lists as answers, errors with code, details, hint and message. */
export const database: Vendor = ({ method, path, query, headers }) => {
  if (headers['authorization'] !== bearer)
    return problem(401, { code: 'PGRST301', details: null, hint: null, message: 'JWT expired' });
  if (path !== '/orders' || method !== 'GET')
    return problem(404, {
      code: 'PGRST205',
      details: null,
      hint: "Perhaps you meant the table 'public.orders'",
      message: `Could not find the table 'public.${path.slice(1)}' in the schema cache`,
    });
  const filters = Object.entries(query).filter(([name]) => name !== 'limit');
  const bad = filters.find(([, value]) => !/^(eq|neq|in|is|like|ilike)\./.test(value));
  if (bad)
    return problem(400, {
      code: 'PGRST100',
      details: null,
      hint: null,
      message: `"failed to parse filter (${bad[1]})" (line 1, column 1)`,
    });
  const rows = [
    { number: 'A-7', customer: 'c-1', state: 'packed', total: 12.5 },
    { number: 'A-8', customer: 'c-2', state: 'sent', total: 30 },
  ];
  const found = rows.filter((row) =>
    filters.every(([name, value]) => `eq.${String(row[name as 'number'])}` === value),
  );
  return { status: 200, body: found.slice(0, Number(query['limit'] ?? 100)) };
};

/** CRM API v3 with the token of a private app. */
export const hubspot: Vendor = ({ method, path, headers, json }) => {
  const error = (status: number, category: string, message: string) =>
    problem(status, { status: 'error', message, correlationId: 'c0ffee', category });
  if (headers['authorization'] === 'Bearer narrow')
    return error(403, 'MISSING_SCOPES', "This app hasn't been granted all required scopes");
  if (headers['authorization'] === 'Bearer busy')
    return error(429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit.');
  if (headers['authorization'] !== bearer)
    return error(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
  if (path === '/crm/v3/pipelines/tickets' && method === 'GET')
    return { status: 200, body: { results: [{ id: '0', label: 'Support', stages: [] }] } };
  if (path === '/crm/v3/objects/contacts/search' && method === 'POST') {
    const { filterGroups, properties } = json as {
      filterGroups: { filters: { propertyName: string; operator: string; value: string }[] }[];
      properties: string[];
    };
    const [filter] = filterGroups[0]?.filters ?? [];
    if (filter?.propertyName !== 'email' || filter.operator !== 'EQ')
      return error(400, 'VALIDATION_ERROR', 'There was a problem with the request.');
    const all: Record<string, string | null> = {
      email: 'ada@example.com',
      firstname: 'Ada',
      lifecyclestage: 'customer',
      hs_lead_status: null,
      createdate: '2025-03-01T09:00:00Z',
    };
    const shown = Object.fromEntries(properties.map((name) => [name, all[name] ?? null]));
    const results =
      filter.value === all['email'] ? [{ id: '51', properties: shown, archived: false }] : [];
    return { status: 200, body: { total: results.length, results } };
  }
  if (path === '/crm/v3/objects/tickets' && method === 'POST') {
    const { properties } = json as { properties: Record<string, string> };
    if (!properties['hs_pipeline_stage'])
      return error(400, 'VALIDATION_ERROR', 'Property values were not valid: [{"isValid":false}]');
    return {
      status: 201,
      body: { id: '901', properties, createdAt: '2026-11-21T09:00:00Z', archived: false },
    };
  }
  return error(404, 'OBJECT_NOT_FOUND', 'resource not found');
};

/** An API of one's own that speaks RFC 9457. */
export const rest: Vendor = ({ path, query, headers }) => {
  if (headers['authorization'] !== bearer)
    return problem(401, { type: 'about:blank', title: 'Unauthorized', status: 401 });
  if (path === '/') return { status: 200, body: { ok: true } };
  return path === '/items/A-7' && query['customer'] === 'c-1'
    ? { status: 200, body: { number: 'A-7', state: 'packed' } }
    : problem(422, { title: 'Unprocessable', status: 422, detail: 'number: not one of ours' });
};

/** Shipment Tracking – Unified. */
export const dhl: Vendor = ({ path, query, headers }) => {
  if (headers['dhl-api-key'] === 'busy')
    return problem(429, { title: 'Too many requests', status: 429, detail: 'Too many requests' });
  if (headers['dhl-api-key'] !== 'sesame')
    return problem(401, { title: 'Unauthorized', status: 401, detail: 'Unauthorized for key' });
  if (path !== '/track/shipments' || query['trackingNumber'] !== '00340434292135100124')
    return problem(404, {
      title: 'No result found',
      status: 404,
      detail: 'No shipment with given tracking number found.',
    });
  return {
    status: 200,
    body: {
      url: '/shipments?trackingNumber=00340434292135100124',
      shipments: [
        {
          id: '00340434292135100124',
          service: 'parcel-de',
          status: {
            timestamp: '2026-11-20T07:10:00',
            location: { address: { addressLocality: 'Hamburg, Germany' } },
            statusCode: 'transit',
            status: 'transit',
            description: 'The shipment was processed in the parcel centre',
          },
          estimatedTimeOfDelivery: '2026-11-21T00:00:00',
          events: [],
        },
      ],
    },
  };
};

/** Tracking API v1; the token by basic authentication, its lifetime a text. */
export const ups: Vendor = ({ method, path, headers, body }) => {
  const error = (status: number, code: string, message: string) =>
    problem(status, { response: { errors: [{ code, message }] } });
  if (path === '/security/v1/oauth/token') {
    const basic = `Basic ${Buffer.from('me:sesame').toString('base64')}`;
    if (headers['authorization'] !== basic || body !== 'grant_type=client_credentials')
      return error(401, '10401', 'ClientId is Invalid');
    return {
      status: 200,
      body: { token_type: 'Bearer', access_token: 'ups-1', expires_in: '14399', client_id: 'me' },
    };
  }
  if (headers['authorization'] !== 'Bearer ups-1')
    return error(401, '250002', 'Invalid Authentication Information.');
  if (!headers['transid'] || !headers['transactionsrc'] || method !== 'GET')
    return error(400, 'VSS000', 'Missing required header');
  const [, number = ''] = /^\/api\/track\/v1\/details\/(\w+)$/.exec(path) ?? [];
  if (number !== '1Z999AA10123456784')
    return {
      status: 200,
      body: {
        trackResponse: {
          shipment: [
            {
              inquiryNumber: number,
              warnings: [{ code: 'TW0001', message: 'Tracking Information Not Found' }],
            },
          ],
        },
      },
    };
  return {
    status: 200,
    body: {
      trackResponse: {
        shipment: [
          {
            inquiryNumber: number,
            package: [
              {
                trackingNumber: number,
                deliveryDate: [{ type: 'SDD', date: '20261124' }],
                activity: [
                  {
                    location: { address: { city: 'LOUISVILLE', countryCode: 'US' } },
                    status: { type: 'I', description: 'Departed from Facility', code: 'DP' },
                    date: '20261120',
                    time: '031500',
                  },
                ],
                currentStatus: { description: 'On the Way', code: '005' },
              },
            ],
          },
        ],
      },
    },
  };
};

/** Track API v1; an unknown number is an error inside a good answer. */
export const fedex: Vendor = ({ method, path, headers, body, json }) => {
  const error = (status: number, code: string, message: string) =>
    problem(status, { transactionId: 't-1', errors: [{ code, message }] });
  if (path === '/oauth/token')
    return body === 'grant_type=client_credentials&client_id=me&client_secret=sesame'
      ? {
          status: 200,
          body: { access_token: 'fdx-1', token_type: 'bearer', expires_in: 3_599, scope: 'CXS' },
        }
      : error(401, 'NOT.AUTHORIZED.ERROR', 'The given client credentials were not valid.');
  if (headers['authorization'] !== 'Bearer fdx-1')
    return error(401, 'NOT.AUTHORIZED.ERROR', 'Access token expired.');
  if (method !== 'POST' || path !== '/track/v1/trackingnumbers')
    return error(405, 'METHOD.NOT.ALLOWED', 'Method not allowed.');
  const { trackingInfo } = json as {
    trackingInfo: { trackingNumberInfo: { trackingNumber: string } }[];
  };
  const number = trackingInfo[0]?.trackingNumberInfo.trackingNumber ?? '';
  const trackingNumberInfo = { trackingNumber: number, carrierCode: 'FDXE' };
  const result =
    number === '794843185271'
      ? {
          trackingNumberInfo,
          latestStatusDetail: {
            code: 'OD',
            derivedCode: 'OD',
            statusByLocale: 'On FedEx vehicle for delivery',
            description: 'On FedEx vehicle for delivery',
            scanLocation: { city: 'MEMPHIS', countryCode: 'US' },
          },
          estimatedDeliveryTimeWindow: { window: { ends: '2026-11-21T20:00:00-06:00' } },
        }
      : {
          trackingNumberInfo,
          error: {
            code: 'TRACKING.TRACKINGNUMBER.NOTFOUND',
            message: 'Tracking number cannot be found.',
          },
        };
  return {
    status: 200,
    body: {
      transactionId: 't-1',
      output: { completeTrackResults: [{ trackingNumber: number, trackResults: [result] }] },
    },
  };
};
