import { isDate } from './calendar.ts';

/*
 * The legal guarantee on goods in Belgium. The names GUA are those of the checked facts. Whether repair makes
 * it longer (GUA-5) is not certain and not reckoned.
 */

const YEARS = 2;

/** Who buys: to a business no consumer guarantee applies (GUA-3), what was agreed and hidden defects count. */
export type Buyer = 'consumer' | 'business';

/**
 * The last day of the legal guarantee of goods that a consumer bought new: two years from delivery. What was
 * delivered on 29 February ends on the 28th. Throws on what is no date.
 *
 * GUA-1: https://dbblaw.be/wijziging-wettelijke-garantie-consumenten/
 */
export function guaranteeEnd(delivered: string): string {
	if (!isDate(delivered)) throw new Error(`expected a date as YYYY-MM-DD, found ${delivered}`);
	const end = `${Number(delivered.slice(0, 4)) + YEARS}${delivered.slice(4)}`;
	return isDate(end) ? end : `${end.slice(0, 8)}28`;
}

/** Whether the legal guarantee of a consumer runs on a day, first and last day included. Throws on what is no date. */
export function inGuarantee(delivered: string, day: string): boolean {
	return delivered <= day && day <= guaranteeEnd(delivered);
}

/**
 * Who must prove something about a defect that shows on a day. Within the guarantee of a consumer the defect
 * is taken to have been there at delivery, so the seller must show that it was not, misuse among it;
 * otherwise the buyer must show that it was.
 *
 * GUA-1 (presumption of two years since 1 June 2022), GUA-3:
 * https://advocatenbureau-gevaco.be/consument-voortaan-beter-beschermd-door-nieuwe-garantieregels/
 */
export function burdenOfProof(buyer: Buyer, delivered: string, day: string): 'seller' | 'buyer' {
	return buyer === 'consumer' && inGuarantee(delivered, day) ? 'seller' : 'buyer';
}
