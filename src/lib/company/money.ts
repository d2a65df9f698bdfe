/** An order line: pieces, and the price of one in cents without VAT. */
export type OrderLine = { quantity: number; price: number };

/** Cents of a line. */
export function lineTotal({ quantity, price }: OrderLine): number {
	return quantity * price;
}

/** Cents of an order without VAT. */
export function total(lines: readonly OrderLine[]): number {
	return lines.reduce((sum, line) => sum + lineTotal(line), 0);
}

/**
 * So many per cent of an amount in cents, rounded half away from zero to a whole cent. VAT is taken of
 * the total per rate, not of each line (KB nr. 1, art. 5: taxable base and VAT per rate).
 */
export function percentOf(percent: number, cents: number): number {
	// Half a millionth of a cent makes up for binary fractions just under a half.
	return Math.sign(cents) * Math.round(Math.abs((percent * cents) / 100) + 5e-7);
}

/** What an order comes to, in cents: without VAT, the VAT of the whole, and with it. */
export function totals(
	lines: readonly OrderLine[],
	vatPercent: number,
): { net: number; vat: number; gross: number } {
	const net = total(lines);
	const vat = percentOf(vatPercent, net);
	return { net, vat, gross: net + vat };
}

/** The price of one piece after a discount in per cent. */
export function discounted(cents: number, percent: number): number {
	return cents - percentOf(percent, cents);
}
