import { describe, expect, it } from 'vitest';
import { structuredMessage } from './structured-message.ts';

describe('the structured message of an invoice', () => {
	it.each(['F-26-0061', 'F-24-0398', 'F-25-9999'])('of %s has a check of 97', (number) => {
		const message = structuredMessage(number);
		expect(message).toMatch(/^\+\+\+\d{3}\/\d{4}\/\d{5}\+\+\+$/);
		const digits = message.replace(/\D/g, '');
		expect(Number(digits.slice(0, 10)) % 97).toBe(Number(digits.slice(10)) % 97);
	});

	it('writes a rest of 0 as 97', () => {
		expect(structuredMessage('97')).toBe('+++000/0000/09797+++');
	});
});
