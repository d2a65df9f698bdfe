const CHECK = 97;

/**
 * The structured message by which a payment finds its invoice, `+++000/0260/06172+++`: ten digits and the
 * rest of these by 97, of which 0 is written as 97. Pure.
 */
export function structuredMessage(number: string): string {
	const base = number.replace(/\D/g, '').slice(-10).padStart(10, '0');
	const check = String(Number(base) % CHECK || CHECK).padStart(2, '0');
	const digits = base + check;
	return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
}
