/** A document of the company that one can look at as it was sent. */
export type DocumentOf =
	| { kind: 'order-confirmation' | 'delivery-note'; order: string }
	| { kind: 'invoice'; invoice: string }
	/** `credit`: which of the invoice's, by its number. */
	| { kind: 'credit-note'; invoice: string; credit: string };
