/** The admin's entry: applies the chosen theme, mounts the app. The page itself is index.html. */
import { render } from 'preact';
import { App } from './app.tsx';
import { keepApp } from './notify.ts';
import { applyTheme, chosenTheme } from './theme.ts';

applyTheme(chosenTheme());
const place = document.getElementById('app');
if (place) render(<App />, place);
keepApp();
