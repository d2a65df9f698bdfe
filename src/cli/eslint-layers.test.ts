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
		['src/lib/conversation/a.ts', "import '../grading/grade.ts'"],
		['src/lib/trainer/a.ts', "import '../package/package.ts'"],
		['src/lib/grading/a.ts', "import '../scenario/replay.ts'"],
		['src/lib/scenario/a.ts', "import '../competency/ids.ts'; import '../company/company.ts'"],
		['src/lib/scenario/verify/a.ts', "import '../replay.ts'; import '../../company/desk.ts'"],
		['src/lib/scenario/a.ts', "import '../i18n/language.ts'"],
		['src/lib/course/a.ts', "import '../ui/person.ts'"],
		['src/routes/a.ts', "import '$lib/scenario/run/new-attempt.ts'"],
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
		expect(problems('tests/a.spec.ts', "import '../lib/scenario/run/new-attempt.ts'")).toEqual([]);
		expect(problems('src/app.d.ts', "import '../lib/scenario/run/new-attempt.ts'")).toEqual([]);
	});
});

describe('imports that do not', () => {
	it.each([
		['src/lib/scenario/a.ts', "import '../grading/grade.ts'"],
		['src/lib/company/a.ts', "import '../competency/ids.ts'"],
		['src/lib/conversation/a.ts', "import '$lib/course/progress.ts'"],
		['src/lib/course/a.ts', "import '../trainer/results.ts'"],
		['src/lib/grading/a.ts', "import '../ui/person.ts'"],
		['src/lib/ui/a.ts', "import '../scenario/step.ts'"],
		['src/lib/i18n/a.ts', "import '../company/money.ts'"],
		['src/lib/conversation/a.ts', "import '../../routes/x.ts'"],
		['src/routes/a.ts', "import '../cli/read-content.ts'"],
	])('%s may not: %s', (file, code) => expect(problems(file, code)).toHaveLength(1));

	it.each([
		"import { x } from '../conversation/x.ts'",
		"import type { X } from '../conversation/x.ts'",
		"import '$lib/conversation/x.ts'",
		"import '/src/lib/conversation/x.ts'",
		"import '../conversation'",
		"export { x } from '../conversation/x.ts'",
		"export * from '../conversation/x.ts'",
		"import('../conversation/x.ts')",
		'import(`../conversation/x.ts`)',
		"let x: import('../conversation/x.ts').X",
	])('are found however they are written: %s', (code) =>
		expect(problems('src/lib/scenario/a.ts', code)).toEqual([
			'src/lib/scenario may not import src/lib/conversation: imports go down only',
		]),
	);
});

it('wants a place among the layers for every folder', () => {
	expect(problems('src/lib/helpers/a.ts', "import '../lib/scenario/run/new-attempt.ts'")).toEqual([
		'src/lib/helpers has no place among the layers: src/cli/eslint-layers.js',
	]);
});
