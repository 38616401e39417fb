"""How a schedule is found and judged: a frozen problem, rules, goals, a checker, and the solver."""
