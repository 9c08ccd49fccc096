import { leakKinds } from '@strnn/bench';
import { strnnOptionTable, trainingOptionTable, type OptionRule, type OptionTable } from '@strnn/core';
import { markdownTable } from './markdownTable.js';
import { replacePart } from './replacePart.js';

/** Rewrites the generated parts of docs/experiments.md: the options of the model and of the training loop, the leaks. */
export function withOptionTables(document: string): string {
  const model = replacePart(document, 'model options', optionTable(strnnOptionTable));
  const training = replacePart(model, 'training options', optionTable(trainingOptionTable));
  const leaks = Object.entries(leakKinds).map(([name, text]) => [`\`${name}\``, text]);
  return replacePart(training, 'leak kinds', markdownTable(['Leak', 'What it is'], leaks, 2));
}

function optionTable(options: OptionTable): string {
  const rows = Object.entries(options).map(([name, rule]) => [
    `\`${name}\``,
    `\`${String(rule.default)}\``,
    allowed(rule),
    rule.about,
  ]);
  return markdownTable(['Option', 'Default', 'Allowed', 'What it is'], rows, 4);
}

function allowed(rule: OptionRule): string {
  switch (rule.kind) {
    case 'integer':
      return `integer, ${rule.min} to ${rule.max}`;
    case 'number':
      return `${rule.min} to ${rule.max}`;
    case 'boolean':
      return 'true, false';
    case 'choice':
      return rule.allowed.map((value) => `\`${value}\``).join(', ');
    case 'name':
      return `name of a ${rule.of}`;
    case 'names':
      return `name of a ${rule.of}, or a list`;
  }
}
