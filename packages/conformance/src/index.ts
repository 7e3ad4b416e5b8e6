export { type ConformanceCase, describeCases, type ExpectRedOptions, expectRed } from './cases.js';
