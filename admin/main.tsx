/** The admin's entry: applies the chosen theme and language, mounts the app. The page itself is index.html. */
import { render } from 'preact';
import { App } from './app.tsx';
import { applyLanguage, chosenLanguage } from './locales/languages.ts';
import { speak } from './locales/texts.ts';
import { keepApp } from './notify.ts';
import { applyTheme, chosenTheme } from './theme.ts';

applyTheme(chosenTheme());
applyLanguage(await speak(chosenLanguage()));
const place = document.getElementById('app');
if (place) render(<App />, place);
keepApp();
