import type { Beat, Decision, Outcome } from '../format/scenario.ts';
import { choice, type ChooseEvent } from './choice.ts';
import { errors, type MarkEvent } from './errors.ts';
import { form, type SubmitEvent } from './form.ts';
import type { Kind } from './kind.ts';
import { offer, type OfferEvent } from './offer.ts';
import { sequence, type ArrangeEvent } from './sequence.ts';
import { write, type WriteEvent } from './write.ts';

/** The event that answers a decision. */
export type AnswerEvent =
	ChooseEvent | SubmitEvent | ArrangeEvent | MarkEvent | OfferEvent | WriteEvent;

/** Every kind of decision. Its sources are in sources.ts, for those who read cases. */
const KINDS: {
	readonly [K in Decision['kind']]: Kind<Extract<Decision, { kind: K }>, AnswerEvent>;
} = { choice, form, sequence, errors, offer, write };

/** What kind of decision a beat is. */
export function kindOf(beat: Decision): Kind<Decision, AnswerEvent> {
	return KINDS[beat.kind];
}

/** All outcomes of a beat. */
export function outcomesOf(beat: Beat): Outcome[] {
	if (beat.kind === 'talk' || beat.kind === 'end') return [];
	return kindOf(beat)
		.ways(beat)
		.map(({ outcome }) => outcome);
}
