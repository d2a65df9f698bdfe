/** A value of a fact: an id, a name, a count, an amount in cents, an ISO date, or yes/no. */
export type Value = string | number | boolean;
/** The parameters of a variant and what follows from them, by name; and earlier answers, by `beat.part`. */
export type Facts = Readonly<Record<string, Value>>;

/** A value with `$name` replaced by that fact. Throws when there is no such fact. */
export function valueOf(value: Value, facts: Facts): Value {
	if (typeof value !== 'string' || !value.startsWith('$')) return value;
	const name = value.slice(1);
	const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
	if (fact === undefined) throw new Error(`no fact ${name}`);
	return fact;
}

/** A page of the desk with `$name` in it replaced by facts. */
export function pageOf(page: string, facts: Facts): string {
	if (!page.includes('$')) return page;
	return page.replace(/\$([A-Za-z0-9]+)/g, (_, name: string) => String(valueOf(`$${name}`, facts)));
}
