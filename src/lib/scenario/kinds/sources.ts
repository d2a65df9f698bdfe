import type { Decision } from '../format/scenario.ts';
import { choiceSource } from './choice.ts';
import { errorsSource } from './errors.ts';
import { formSource } from './form.ts';
import type { KindSource } from './kind.ts';
import { offerSource } from './offer.ts';
import { sequenceSource } from './sequence.ts';
import { writeSource } from './write.ts';

/** How each kind of decision is read from the files of a case. A browser that plays needs none of it. */
const SOURCES = {
	choice: choiceSource,
	form: formSource,
	sequence: sequenceSource,
	errors: errorsSource,
	offer: offerSource,
	write: writeSource,
};

type Source = Parameters<(typeof SOURCES)[Decision['kind']]['resolve']>[0];

/** How a kind of decision is read. */
export function sourceOf(kind: Decision['kind']): KindSource<Source> {
	return SOURCES[kind] as KindSource<Source>;
}
