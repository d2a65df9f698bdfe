import { isWorkingDay } from '../calendar.ts';
import type { Company } from '../company.ts';
import { reservedPieces } from '../order.ts';
import { has, todayOf, type Report } from './report.ts';

/** Products, prices, stock and suppliers name one another, and the stock is what orders make of it. */
export function checkGoods(company: Company, report: Report) {
	checkProducts(company, report);
	checkPrices(company, report);
	checkStock(company, report);
	checkSuppliers(company, report);
}

function checkProducts({ products, prices, stock, suppliers }: Company, report: Report) {
	for (const [id, { supplier }] of Object.entries(products)) {
		if (!has(prices.list, id)) report('prices', ['list'], `${id} has no price`);
		if (!has(prices.costs, id)) report('prices', ['costs'], `${id} has no cost`);
		if (!has(stock, id)) report('stock', [], `${id} has no stock`);
		if (!has(suppliers, supplier)) {
			report('products', [id, 'supplier'], `there is no supplier ${supplier}`);
		}
	}
}

function checkPrices({ products, prices, terms }: Company, report: Report) {
	for (const list of ['list', 'costs'] as const) {
		for (const id of Object.keys(prices[list])) {
			if (!has(products, id)) report('prices', [list, id], `there is no product ${id}`);
		}
	}
	for (const [id, cost] of Object.entries(prices.costs)) {
		const price = prices.list[id];
		if (price !== undefined && cost >= price) {
			report('prices', ['costs', id], 'costs as much as it sells for');
		}
	}
	for (const [id, { price, cost }] of Object.entries(prices.services)) {
		if (cost >= price) report('prices', ['services', id], 'costs as much as it sells for');
	}
	if (prices.services.delivery?.price !== terms.deliveryCost) {
		report('prices', ['services'], `delivery: expected the price of the terms`);
	}
	const families = new Set(Object.values(products).map(({ family }) => family));
	for (const [id, { family, from, to }] of Object.entries(prices.promotions)) {
		if (!families.has(family)) report('prices', ['promotions', id], `no product is of ${family}`);
		if (from > to) report('prices', ['promotions', id], 'ends before it begins');
	}
}

function checkStock(company: Company, report: Report) {
	for (const [id, { onHand, reserved }] of Object.entries(company.stock)) {
		if (!has(company.products, id)) report('stock', [id], `there is no product ${id}`);
		if (reserved > onHand) report('stock', [id], `${reserved} reserved of ${onHand} on hand`);
		const ordered = reservedPieces(company, id);
		if (reserved !== ordered) {
			report('stock', [id], `${reserved} reserved, but open orders hold ${ordered}`);
		}
	}
}

function checkSuppliers(company: Company, report: Report) {
	const { products, suppliers, profile } = company;
	const today = todayOf(company);
	for (const [id, { deliveries }] of Object.entries(suppliers)) {
		deliveries.forEach(({ date, lines }, index) => {
			// What came before today stands in the stock; a second count of it would be a promise too many.
			if (date < today || !isWorkingDay(date, profile.holidays)) {
				const path = [id, 'deliveries', index, 'date'];
				report('suppliers', path, `expected a working day from ${today} on, found ${date}`);
			}
			for (const product of Object.keys(lines)) {
				const path = [id, 'deliveries', index, 'lines', product];
				if (!has(products, product)) report('suppliers', path, `there is no product ${product}`);
				else if (products[product]?.supplier !== id) {
					report('suppliers', path, `${product} comes from ${products[product]?.supplier}`);
				}
			}
		});
	}
}
