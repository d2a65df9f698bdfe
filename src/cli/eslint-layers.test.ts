import { Linter } from 'eslint';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layers } from './eslint-layers.js';

function problems(file: string, code: string): string[] {
	const linter = new Linter();
	return linter
		.verify(
			code,
			[
				{
					files: ['**'],
					plugins: { balie: { rules: { layers } } },
					rules: { 'balie/layers': 'error' },
				},
			],
			{ filename: join(process.cwd(), file) },
		)
		.map(({ message }) => message);
}

it.each([
	['src/lib/player/a.js', "import '../grading/grade.ts'"],
	['src/lib/grading/a.js', "import '../scenario/replay.ts'"],
	['src/lib/lms/a.js', "import '../store/platform.ts'"],
	['src/lib/scenario/a.js', "import '../i18n/language.ts'"],
	['src/lib/course/a.js', "import '../ui/person.ts'"],
	['src/routes/a.js', "import '$lib/player/begin.ts'"],
	['src/lib/scenario/a.js', "import 'xstate'"],
])('%s may: %s', (file, code) => expect(problems(file, code)).toEqual([]));

it.each([
	['src/lib/scenario/a.js', "import '../grading/grade.ts'"],
	['src/lib/company/a.js', "import '../competency/ids.ts'"],
	['src/lib/grading/a.js', "import('../player/begin.ts')"],
	['src/lib/player/a.js', "import '$lib/course/progress.ts'"],
	['src/lib/store/a.js', "export { x } from '../lms/find.ts'"],
	['src/lib/grading/a.js', "import '../ui/person.ts'"],
	['src/lib/ui/a.js', "export * from '../scenario/step.ts'"],
	['src/lib/player/a.js', "import '../../routes/x.ts'"],
])('%s may not: %s', (file, code) => expect(problems(file, code)).toHaveLength(1));
