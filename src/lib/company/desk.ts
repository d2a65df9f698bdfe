/* What the pages of the desk show, as rows: pure, by page. Words stand in the company's texts. */

export * from './desk/complaints.ts';
export * from './desk/customer.ts';
export * from './desk/goods.ts';
export * from './desk/invoices.ts';
export type { Party, ProductName } from './desk/names.ts';
export * from './desk/office.ts';
export * from './desk/orders.ts';
export * from './desk/search.ts';
