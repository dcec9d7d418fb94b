package io.giaoban.gateway.dhis2;

/**
 * The unit that an organisation unit of DHIS2 stands for.
 *
 * @param city the city's code
 * @param unit the unit's code in that city
 */
record Target(String city, String unit) {}
