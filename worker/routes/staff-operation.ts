/** One line of the tables of staff routes: method, path below /v1/admin, the action it asks for, what it does. */
import type * as v from 'valibot';
import type { Action } from '#core/permission';

export interface StaffOperation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  auth: 'none' | 'session' | 'staff';
  /** With `staff`: whoever may do this. */
  action?: Action;
  query?: Record<string, string>;
  body?: v.GenericSchema;
  answer?: v.GenericSchema;
  status?: 101 | 200 | 201 | 202 | 204 | 302;
  download?: boolean;
  /** The body is a file, or a form with one. */
  upload?: boolean;
}

interface More extends Pick<StaffOperation, 'body' | 'answer' | 'status' | 'download' | 'upload'> {
  /** The schema of the query. */
  filter?: { entries: object };
}

/** `open` needs no session, `half` also takes one without its second factor. */
export function op(
  method: StaffOperation['method'],
  path: string,
  action: Action | 'open' | 'half',
  summary: string,
  { filter, ...more }: More = {},
): StaffOperation {
  const names = Object.keys(filter?.entries ?? {});
  return {
    method,
    path: `/v1/admin${path}`,
    summary,
    ...(action === 'open' || action === 'half'
      ? { auth: action === 'open' ? 'none' : 'session' }
      : { auth: 'staff', action }),
    ...(names.length > 0 ? { query: Object.fromEntries(names.map((name) => [name, name])) } : {}),
    ...more,
  };
}
