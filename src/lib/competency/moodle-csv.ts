import { qualification } from './competency.ts';
import type { FrameworkEntry } from './framework.ts';

/** The columns that Moodle reads, in its order and words. Source: tool_lpimportcsv of Moodle 4 and 5. */
const COLUMNS = [
	'Parent ID number',
	'ID number',
	'Short name',
	'Description',
	'Description format',
	'Scale values',
	'Scale configuration',
	'Rule type (optional)',
	'Rule outcome (optional)',
	'Rule config (optional)',
	'Cross-referenced competency ID numbers',
	'Exported ID (optional)',
	'Is framework',
	'Taxonomy',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Moodle cuts a longer short name off. */
const LONGEST_NAME = 100;
/** Moodle's FORMAT_PLAIN. */
const PLAIN_TEXT = '2';

/** The levels that a report of Balie speaks of. The second is that of who masters a competency. */
const SCALE = ['Nog te oefenen', 'Bereikt'];
/** Moodle puts in the id of the scale that it finds or makes. Positions count from 1. */
const SCALE_CONFIGURATION = [{ scaleid: '0' }, { id: 2, scaledefault: 1, proficient: 1 }];
/** What Moodle calls the entries, level by level. */
const TAXONOMY = ['domain', 'competency', 'behaviour', 'behaviour'];

/**
 * A competency framework as the file for Moodle's "Import competency framework": comma-separated, UTF-8.
 * Pure.
 */
export function moodleCsv(entries: readonly FrameworkEntry[]): string {
	const { code, title, definition, level, year } = qualification;
	const rows: Row[] = [
		{
			'ID number': `BK-${code}`,
			'Short name': shortName(`${title} (beroepskwalificatie ${code})`),
			Description: `${definition} Niveau ${level}, ${year}.`,
			'Description format': PLAIN_TEXT,
			'Scale values': SCALE.join(','),
			'Scale configuration': JSON.stringify(SCALE_CONFIGURATION),
			'Is framework': '1',
			Taxonomy: TAXONOMY.join(','),
		},
		...entries.map(({ id, label, note, parent = '' }): Row => {
			const name = shortName(label);
			return {
				'Parent ID number': parent,
				'ID number': id,
				'Short name': name,
				Description: [name === label ? '' : label, note].filter(Boolean).join('\n'),
				'Description format': PLAIN_TEXT,
			};
		}),
	];
	const lines = rows.map((row) => COLUMNS.map((column) => row[column] ?? ''));
	return [COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

/** A text that Moodle does not cut: whole words and an ellipsis when it is too long. */
function shortName(text: string): string {
	if (text.length <= LONGEST_NAME) return text;
	const cut = text.slice(0, LONGEST_NAME - 1);
	return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:(]+$/, '')}…`;
}

/** A cell of a file of comma-separated values (RFC 4180). */
function cell(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
