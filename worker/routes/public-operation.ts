/** One line of the table of public operations: what OpenAPI says of a route that is not the staff's. Types only. */
import type * as v from 'valibot';

export type Schema = v.GenericSchema;

export interface Operation {
  method: 'get' | 'post';
  path: string;
  summary: string;
  auth: 'none' | 'visitor';
  query?: Record<string, string>;
  body?: Schema;
  answer?: Schema;
  status?: 101 | 200 | 201;
  /** Takes a file: as the body itself, or in a form. */
  upload?: boolean;
  /** Answers with the bytes of a file. */
  download?: boolean;
  /** Answers with server-sent events, too or only. */
  stream?: boolean;
}
