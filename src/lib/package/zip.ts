import { gzipSync, strToU8 } from 'fflate';

/** A file as it lies in a zip. Once compressed it can lie in many: see `compress`. */
export type Compressed = {
	/** Of the file itself, before it was compressed. */
	crc: number;
	size: number;
	bytes: Uint8Array;
};

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
/** Deflate, and no other: that of 2.0 is what every reader knows. */
const VERSION = 20;
const DEFLATE = 8;
/** The names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest day that a zip can hold: the same input gives the same bytes. */
const DATE = (1 << 5) | 1;
/** Beyond these a zip needs fields that older readers do not know. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffffffff;

/** A gzip is ten bytes, what a zip holds, and then its checksum and size (RFC 1952). */
const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;

/** Compresses a file for `zip`, as small as can be. Pure. */
export function compress(file: Uint8Array): Compressed {
	const gzip = gzipSync(file, { level: 9, mtime: 0 });
	const end = gzip.length - GZIP_TRAILER;
	const crc = new DataView(gzip.buffer, gzip.byteOffset + end).getUint32(0, true);
	return { crc, size: file.length, bytes: gzip.subarray(GZIP_HEADER, end) };
}

/**
 * Makes a zip of files by name, in this order. Pure: no clock, no chance. fflate's own zip compresses all
 * files anew for each zip; packages of one build have all but two in common.
 * Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3, without its extensions.
 */
export function zip(
	files: readonly (readonly [name: string, file: Compressed])[],
): Uint8Array<ArrayBuffer> {
	const entries = files.map(([name, file]) => ({ name: strToU8(name), file }));
	const names = entries.reduce((sum, { name }) => sum + name.length, 0);
	const contents = entries.reduce((sum, { file }) => sum + file.bytes.length, 0);
	const size = contents + 2 * names + entries.length * (30 + 46) + 22;
	if (entries.length > MOST_FILES || size > MOST_BYTES) throw new Error('too much for one zip');

	const zip = new Uint8Array(size);
	const view = new DataView(zip.buffer);
	let at = 0;
	const put16 = (value: number) => {
		view.setUint16(at, value, true);
		at += 2;
	};
	const put32 = (value: number) => {
		view.setUint32(at, value, true);
		at += 4;
	};
	const putBytes = (bytes: Uint8Array) => {
		zip.set(bytes, at);
		at += bytes.length;
	};
	/** What the header before a file and the one at the end both say. */
	const putCommon = ({ name, file }: (typeof entries)[number]) => {
		put16(VERSION);
		put16(UTF8_NAMES);
		put16(DEFLATE);
		put16(0); // midnight
		put16(DATE);
		put32(file.crc);
		put32(file.bytes.length);
		put32(file.size);
		put16(name.length);
		put16(0); // no extra fields
	};

	const offsets = entries.map((entry) => {
		const offset = at;
		put32(LOCAL_HEADER);
		putCommon(entry);
		putBytes(entry.name);
		putBytes(entry.file.bytes);
		return offset;
	});
	const start = at;
	entries.forEach((entry, index) => {
		put32(CENTRAL_HEADER);
		put16(VERSION);
		putCommon(entry);
		put16(0); // no comment
		put16(0); // first disk
		put16(0); // internal attributes
		put32(0); // external attributes
		put32(offsets[index] ?? 0);
		putBytes(entry.name);
	});
	const length = at - start;
	put32(END);
	put16(0); // this disk
	put16(0); // the disk with the list
	put16(entries.length);
	put16(entries.length);
	put32(length);
	put32(start);
	put16(0); // no comment
	return zip;
}
