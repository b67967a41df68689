// The shape every detector of this folder returns, and the detectors' common options. Used by extract.ts, the redactor
// and everything that reads an understanding. Offsets are UTF-16 code units, `end` exclusive.

export type EntityType =
  | 'EMAIL'
  | 'PHONE'
  | 'CREDIT_CARD'
  | 'IBAN'
  | 'US_SSN'
  | 'NATIONAL_ID'
  | 'IP'
  | 'URL'
  | 'CURRENCY'
  | 'DATE'
  | 'ORDER_ID'
  | 'PRODUCT_ID'
  | 'TRACKING_NUMBER'
  | 'PERSON';

export interface Reading {
  readonly type: EntityType | (string & {});
  readonly value: string;
  readonly iso?: string;
}

export interface Entity extends Reading {
  readonly start: number;
  readonly end: number;
  /** DATE: first instant; a range also has `isoEnd` (exclusive). */
  readonly isoEnd?: string;
  /** CURRENCY: the number and, when it is known, the ISO 4217 code. */
  readonly amount?: number;
  readonly currency?: string;
  /** TRACKING_NUMBER: who carries it. NATIONAL_ID: which country's. */
  readonly carrier?: string;
  readonly country?: string;
  /** More than one reading fits: ask, do not guess. The first of them is the entity itself. */
  readonly ambiguous?: true;
  readonly alternatives?: readonly Reading[];
}

export interface DetectOptions {
  /** ISO 639-1 of the text, when known. */
  readonly language?: string | undefined;
  /** ISO 3166-1 of the visitor, when known: decides 03/04 and bare telephone numbers. */
  readonly region?: string | undefined;
  /** Reference instant, epoch ms. Without it dates have no `iso`. */
  readonly now?: number | undefined;
  /** Mask rather than understand: accept numbers whose check digit or length is wrong. */
  readonly generous?: boolean | undefined;
}
