/** Amounts in the reader's own way of writing them. Small ones matter: a call costs fractions of a cent. */
const usd = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});

export const dollars = (amount: number): string => usd.format(amount);
