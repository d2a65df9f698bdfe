import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compress, zip } from './zip.ts';

describe('a zip', () => {
	it('gives back any files under any names', () => {
		// The reader of this test keeps files in a plain object, which cannot hold that one name.
		const name = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
			.filter((one) => one !== '__proto__');
		const files = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 2000 })), {
			selector: ([name]) => name,
		});
		fc.assert(
			fc.property(files, (given) => {
				const bytes = zip(given.map(([name, file]) => [name, compress(file)]));
				const found = Object.entries(unzipSync(bytes));
				expect(found.map(([name]) => name).sort()).toEqual(given.map(([name]) => name).sort());
				for (const [name, file] of found) {
					expect(file).toEqual(given.find(([one]) => one === name)?.[1]);
				}
			}),
		);
	});

	it('carries the checksum that readers hold a file against', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 2000 }), (file) => {
				expect(compress(file)).toMatchObject({ crc: crc32(file), size: file.length });
			}),
		);
	});

	it('may hold nothing', () => {
		expect(unzipSync(zip([]))).toEqual({});
	});
});
