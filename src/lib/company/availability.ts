import { isWorkingDay, nextRound } from './calendar.ts';
import { entryOf, type Company } from './company.ts';

/** What stock and planning show of a product. Dates are days of delivery at the customer. */
export type Availability = {
	onHand: number;
	reserved: number;
	/** On hand less reserved: what may be sold. */
	free: number;
	/** When the free pieces can be delivered if ordered now; of no use while none is free. */
	deliverNow: string;
	/** The next arrival from the supplier, where one is planned. */
	arrival?: string;
	arriving?: number;
	/** When pieces of that arrival can be delivered: the first round after the day of arrival. */
	deliverNext?: string;
};

/** What can be delivered of a product, and when. Throws when there is no such product. */
export function availability(company: Company, productId: string): Availability {
	const product = entryOf(company.products, productId, 'product');
	const { onHand, reserved } = entryOf(company.stock, productId, 'stock of');
	const { holidays, now, rounds } = company.profile;
	const weekdays = product.assembly ? rounds.assembly : rounds.van;
	const [today = '', time = ''] = now.split('T');
	// Ordered in time counts today; otherwise it is as if it were ordered the next working day.
	const inTime = time < company.terms.orderBefore && isWorkingDay(today, holidays);
	const ordered = inTime ? today : nextRound(today, [1, 2, 3, 4, 5], holidays);
	const next = arrivals(company, productId).find(({ date }) => date >= today);
	return {
		...{ onHand, reserved, free: onHand - reserved },
		deliverNow: nextRound(ordered, weekdays, holidays),
		...(next
			? {
					arrival: next.date,
					arriving: next.quantity,
					deliverNext: nextRound(next.date, weekdays, holidays),
				}
			: {}),
	};
}

/** Planned arrivals of a product, soonest first. */
export function arrivals(
	company: Company,
	productId: string,
): { date: string; quantity: number }[] {
	return Object.values(company.suppliers)
		.flatMap(({ deliveries }) => deliveries)
		.flatMap(({ date, lines }) => {
			const quantity = lines[productId];
			return quantity === undefined ? [] : [{ date, quantity }];
		})
		.sort((a, b) => a.date.localeCompare(b.date));
}
