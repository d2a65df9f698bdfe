import type { PlatformData } from '../store/platform.ts';
import type { ScormApi } from './find.ts';
import { addTimeintervals } from './formats.ts';
import type { Lms } from './lms.ts';
import { scormLms } from './scorm-lms.ts';

type ScormConstructor = typeof import('scorm-again/scorm2004/min').default;
type Cmi = Record<string, unknown>;

/**
 * The platform that this page embeds when there is none around it: scorm-again's SCORM 2004, with its
 * data in our own store. The same run-time speaks to it as to any other.
 */
export async function embeddedLms(data: PlatformData, learnerName: string): Promise<Lms> {
	// The package's types name a default export; what it holds is a named one.
	const loaded: unknown = await import('scorm-again/scorm2004/min');
	const { Scorm2004API } = loaded as { Scorm2004API: ScormConstructor };
	const api = new Scorm2004API({ autocommit: false, logLevel: 5, sendFullCommit: true });
	const saved = await data.load().catch(() => undefined);
	const before = launchData(saved as Cmi | undefined);
	api.loadFromJSON({ ...before, learner_id: 'home', learner_name: learnerName }, 'cmi');
	api.on('Commit', () => {
		const { cmi } = api.renderCMIToJSONObject() as { cmi: Cmi };
		// What this session took is in session_time, and joins the total at the next launch.
		void data.save({ ...cmi, total_time: before.total_time }).catch(() => undefined);
	});
	const surface = api as unknown as ScormApi;
	return scormLms({ standard: 'scorm2004', api: surface }, { embedded: true });
}

/**
 * What a platform gives back at launch of what it kept: the time of the last session joins the total
 * (SCORM 2004 4th ed. Run-Time, 4.2.24 and 4.2.28). Pure.
 */
export function launchData(saved: Cmi = {}): Cmi & { total_time: string } {
	const { session_time: last, exit: _, ...rest } = saved;
	const total = addTimeintervals(String(rest.total_time ?? ''), String(last ?? ''));
	return { ...rest, total_time: total, entry: saved.suspend_data ? 'resume' : 'ab-initio' };
}
