import { firstThatHolds, thatHold } from '../format/condition.ts';
import { conditionFrom, optional } from '../format/parts.ts';
import type { ChoiceBeat, Option } from '../format/scenario.ts';
import type { ChoiceSource } from './choice.schema.ts';
import type { Kind, KindSource } from './kind.ts';

/** Says one of the options. */
export type ChooseEvent = { type: 'choose'; option: string };

/** One of a few things to say or to do. An option is rated, or its outcomes are, which depend on the rest. */
export const choice: Kind<ChoiceBeat, ChooseEvent> = {
	event: 'choose',
	letter: 'c',

	ways: ({ options }) =>
		options.flatMap(({ id, when, outcomes }) =>
			outcomes.map((outcome) => ({ option: id, when: [when, outcome.when], outcome })),
		),

	conditions: ({ options }) => options.map(({ when }) => when),

	judge: ({ options }, now, event) =>
		thatHold(options, now).some(({ id }) => id === event.option) ? {} : undefined,

	answers({ options }, now) {
		const open = thatHold(options, now);
		return open.map(({ id }) => ({
			event: { type: 'choose', option: id },
			comesTo: {},
			chance: 1 / open.length,
		}));
	},

	encode: ({ options }, _, event) => String(options.findIndex(({ id }) => id === event.option)),

	decode({ options }, _, code) {
		const option = code === '' ? undefined : options[Number(code)];
		return option && { type: 'choose', option: option.id };
	},

	entry: ({ id }, { option }) => ({ kind: 'said', text: `beats.${id}.options.${option}.say` }),

	/** Where no option earns all points, those that earn most. */
	report({ options }, now, event) {
		const open = thatHold(options, now);
		const rating = ({ outcomes }: Option) => firstThatHolds(outcomes, now)?.rating ?? 0;
		const most = Math.max(...open.map(rating));
		const best = open.filter((option) => rating(option) === most);
		return {
			kind: 'choice',
			response: [{ id: event.option }],
			correct: best.map(({ id }) => [{ id }]),
		};
	},
};

export const choiceSource: KindSource<ChoiceSource, ChoiceBeat> = {
	resolve: (source, { id, outcome, outcomes }) => ({
		kind: 'choice',
		options: Object.entries(source.options).map(([name, option]): Option => {
			const text = `beats.${id}.options.${name}`;
			const when = optional('when', conditionFrom(option.when));
			const { outcomes: several, rating = 0, ...rest } = option;
			if (several) return { id: name, ...when, outcomes: outcomes(several, text) };
			const only = outcome('only', { ...rest, rating, when: undefined }, text);
			// Its texts are those of the option.
			return { id: name, ...when, outcomes: [only] };
		}),
	}),

	texts: ({ options }) => ({ required: options.map(({ id }) => `options.${id}.say`) }),

	check({ options }, _, problem) {
		for (const { id, outcomes } of options) {
			if (!outcomes.at(-1)?.when) continue;
			const message = `${id}: the last outcome has a condition; expected one without`;
			problem('dead-end', ['options', id], message);
		}
	},
};
