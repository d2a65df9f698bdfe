import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casePackage } from '../lib/competency/case-package.ts';
import { framework } from '../lib/competency/framework.ts';
import { moodleCsv } from '../lib/competency/moodle-csv.ts';

/*
 * npm run framework [-- --out dist]: writes qualification 0351 as a competency framework, for Moodle (CSV)
 * and as IMS CASE 1.0 (JSON). docs/lms/competency-framework.md says what to do with them.
 */

const { out } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } }).values;

const entries = framework();
mkdirSync(out, { recursive: true });
for (const [name, text] of [
	['beroepskwalificatie-0351-moodle.csv', moodleCsv(entries)],
	['beroepskwalificatie-0351-case.json', `${JSON.stringify(casePackage(entries), null, '\t')}\n`],
] as const) {
	writeFileSync(join(out, name), text);
	console.log(`${join(out, name)}  ${entries.length} entries`);
}
