// Asked for by the first page (app.html) when it cannot start. That page carries no comments: it goes over the line.
/*
 * Says why nothing appears. index.html asks for this only where the first screen does not come; it is an ordinary
 * script, so that it also runs where modules do not.
 */
(function () {
	var TEXTS = {
		file: [
			'Deze pagina is vanaf je schijf geopend. Dat laat je browser niet toe. Open Balie op een webserver (npm start) of in je leerplatform.',
			'Cette page a été ouverte depuis votre disque. Votre navigateur ne le permet pas. Ouvrez Balie sur un serveur web (npm start) ou dans votre plateforme.',
			'This page was opened from your disk, which your browser does not allow. Open Balie on a web server (npm start) or in your learning platform.',
		],
		offline: [
			'Er is geen verbinding. Kijk je verbinding na en laad de pagina opnieuw.',
			'Il n’y a pas de connexion. Vérifiez votre connexion et rechargez la page.',
			'There is no connection. Check your connection and reload the page.',
		],
		missing: [
			'Een deel van Balie is niet meer op de server. Waarschijnlijk is er een nieuwe versie. Laad de pagina opnieuw. Helpt dat niet, dan is het pakket niet volledig geplaatst: zeg het aan je beheerder.',
			'Une partie de Balie n’est plus sur le serveur. Il y a sans doute une nouvelle version. Rechargez la page. Si cela n’aide pas, le paquet est incomplet : dites-le à votre administrateur.',
			'A part of Balie is no longer on the server. There is probably a new version. Reload the page. If that does not help, the package was not placed in full: tell your administrator.',
		],
		type: [
			'De server stuurt JavaScript-bestanden met een verkeerd type. Zeg je beheerder: .js hoort als text/javascript te komen.',
			'Le serveur envoie les fichiers JavaScript avec un mauvais type. Dites à votre administrateur : .js doit arriver comme text/javascript.',
			'The server sends JavaScript files with a wrong type. Tell your administrator: .js must come as text/javascript.',
		],
		browser: [
			'Je browser is te oud voor Balie. Werk hem bij, of neem Firefox, Chrome, Edge of Safari van de laatste twee jaar.',
			'Votre navigateur est trop ancien pour Balie. Mettez-le à jour, ou prenez Firefox, Chrome, Edge ou Safari des deux dernières années.',
			'Your browser is too old for Balie. Update it, or use a Firefox, Chrome, Edge or Safari of the last two years.',
		],
		unknown: [
			'Balie kon niet starten. Laad de pagina opnieuw. Blijft het zo, zeg het dan aan je trainer.',
			'Balie n’a pas pu démarrer. Rechargez la page. Si cela continue, dites-le à votre formateur.',
			'Balie could not start. Reload the page. If it stays so, tell your trainer.',
		],
	};
	var LANGUAGES = ['nl', 'fr', 'en'];

	function say(cause) {
		var waiting = document.querySelector('.waiting');
		if (!waiting || document.querySelector('main')) return;
		waiting.textContent = '';
		waiting.className = 'waiting said';
		waiting.setAttribute('role', 'alert');
		waiting.setAttribute('data-cause', cause);
		TEXTS[cause].forEach(function (text, index) {
			var line = document.createElement('span');
			line.lang = LANGUAGES[index];
			line.textContent = text;
			waiting.appendChild(line);
		});
		if (cause === 'file' || cause === 'browser') return;
		var again = document.createElement('button');
		again.type = 'button';
		again.textContent = 'Laad opnieuw · Recharger · Reload';
		again.onclick = function () {
			location.reload();
		};
		waiting.appendChild(again);
	}

	if (location.protocol === 'file:') return say('file');
	if (!('noModule' in HTMLScriptElement.prototype) || !window.fetch) return say('browser');
	var link = document.querySelector('link[rel=modulepreload]');
	if (!link) return say('unknown');
	fetch(link.href, { cache: 'no-store' }).then(
		function (answer) {
			if (!answer.ok) return say('missing');
			var type = answer.headers.get('content-type') || '';
			if (!/javascript|ecmascript/i.test(type)) return say(/html/.test(type) ? 'missing' : 'type');
			say('unknown');
		},
		function () {
			say(navigator.onLine === false ? 'offline' : 'missing');
		},
	);
})();
