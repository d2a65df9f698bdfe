import type { ScormApi } from './find.ts';
import { scormLms } from './scorm.ts';
import type { Lms } from './lms.ts';
import type { PlatformData } from '../store/platform.ts';

type ScormConstructor = typeof import('scorm-again/scorm2004/min').default;

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
	api.loadFromJSON(
		{
			...(saved as Record<string, unknown> | undefined),
			learner_id: 'home',
			learner_name: learnerName,
		},
		'cmi',
	);
	api.on('Commit', () => {
		const cmi = (api.renderCMIToJSONObject() as { cmi: Record<string, unknown> }).cmi;
		// Beginning a session again sets these anew; the rest is what the learner did.
		delete cmi.session_time;
		void data.save(cmi).catch(() => undefined);
	});
	const surface = api as unknown as ScormApi;
	return scormLms({ standard: 'scorm2004', api: surface }, true);
}
