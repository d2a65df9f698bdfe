import { Linter } from 'eslint';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { layers } from './eslint-layers.js';

/** What the rule says of a file with this code. */
function problems(file: string, code: string): string[] {
	const config = {
		files: ['**'],
		languageOptions: { parser: ts.parser },
		plugins: { balie: { rules: { layers } } },
		rules: { 'balie/layers': 'error' },
	} as Linter.Config;
	return new Linter()
		.verify(code, [config], { filename: join(process.cwd(), file) })
		.map(({ message }) => message);
}

describe('imports that go down', () => {
	it.each([
		['src/lib/player/a.ts', "import '../grading/grade.ts'"],
		['src/lib/trainer/a.ts', "import '../package/package.ts'"],
		['src/lib/grading/a.ts', "import '../scenario/replay.ts'"],
		['src/lib/scenario/a.ts', "import '../competency/ids.ts'; import '../company/company.ts'"],
		['src/lib/scenario/verify/a.ts', "import '../replay.ts'; import '../../company/desk.ts'"],
		['src/lib/scenario/a.ts', "import '../i18n/language.ts'"],
		['src/lib/course/a.ts', "import '../ui/person.ts'"],
		['src/routes/a.ts', "import '$lib/player/begin.ts'"],
		['src/routes/debrief/[attempt]/a.ts', "import '../../Page.svelte'"],
		['src/cli/a.ts', "import '../lib/package/package.ts'"],
	])('%s may: %s', (file, code) => expect(problems(file, code)).toEqual([]));

	it('go sideways only from lms to store', () => {
		expect(problems('src/lib/lms/a.ts', "import '../store/platform.ts'")).toEqual([]);
		expect(problems('src/lib/store/a.ts', "import '../lms/find.ts'")).toHaveLength(1);
		expect(problems('src/lib/package/a.ts', "import '../lms/find.ts'")).toHaveLength(1);
	});

	it('do not concern packages, virtual modules and what lies outside src', () => {
		expect(problems('src/lib/scenario/a.ts', "import 'xstate'; import 'balie:cases'")).toEqual([]);
		expect(problems('tests/a.spec.ts', "import '../src/lib/player/begin.ts'")).toEqual([]);
		expect(problems('src/app.d.ts', "import './lib/player/begin.ts'")).toEqual([]);
	});
});

describe('imports that do not', () => {
	it.each([
		['src/lib/scenario/a.ts', "import '../grading/grade.ts'"],
		['src/lib/company/a.ts', "import '../competency/ids.ts'"],
		['src/lib/player/a.ts', "import '$lib/course/progress.ts'"],
		['src/lib/course/a.ts', "import '../trainer/results.ts'"],
		['src/lib/grading/a.ts', "import '../ui/person.ts'"],
		['src/lib/ui/a.ts', "import '../scenario/step.ts'"],
		['src/lib/i18n/a.ts', "import '../company/money.ts'"],
		['src/lib/player/a.ts', "import '../../routes/x.ts'"],
		['src/routes/a.ts', "import '../cli/world.ts'"],
	])('%s may not: %s', (file, code) => expect(problems(file, code)).toHaveLength(1));

	it.each([
		"import { x } from '../player/x.ts'",
		"import type { X } from '../player/x.ts'",
		"import '$lib/player/x.ts'",
		"import '/src/lib/player/x.ts'",
		"import '../player'",
		"export { x } from '../player/x.ts'",
		"export * from '../player/x.ts'",
		"import('../player/x.ts')",
		'import(`../player/x.ts`)',
		"let x: import('../player/x.ts').X",
	])('are found however they are written: %s', (code) =>
		expect(problems('src/lib/scenario/a.ts', code)).toEqual([
			'src/lib/scenario may not import src/lib/player: imports go down only',
		]),
	);
});

it('wants a place among the layers for every folder', () => {
	expect(problems('src/lib/helpers/a.ts', "import '../player/begin.ts'")).toEqual([
		'src/lib/helpers has no place among the layers: src/cli/eslint-layers.js',
	]);
});
